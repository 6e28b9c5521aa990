import { resolve } from 'node:path'

/** The settings of the process. The only reader of the environment is `readConfig`. */
export interface Config {
  readonly port: number
  readonly host: string
  /** What QR codes point to, without a slash at the end; null: printed sheets carry "BẢN THỬ". */
  readonly publicUrl: string | null
  readonly dataDir: string
  /** A MongoDB server; null: the embedded database in `dataDir`. */
  readonly mongodbUri: string | null
  readonly workers: number
  /** How many proxies in front are trusted to name the client's address. */
  readonly trustProxy: number
  readonly logLevel: LogLevel
  /** 32 characters or more: what the signing key of publications is sealed under; null: one kept in `dataDir`. */
  readonly secret: string | null
}

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** Names every bad variable at once, so that a start fails only once. */
export class BadConfig extends Error {
  override name = 'BadConfig'
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(`Cấu hình sai / bad settings:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`)
    this.problems = problems
  }
}

/**
 * Reads the settings; every one is optional.
 * @throws BadConfig naming every variable that cannot be used, with what it should be
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = []

  function value(name: string): string | undefined {
    const text = environment[name]?.trim()
    return text === '' ? undefined : text
  }

  function wholeNumber(name: string, fallback: number, from: number, to: number): number {
    const text = value(name)
    if (text === undefined) return fallback
    if (/^\d{1,6}$/.test(text) && Number(text) >= from && Number(text) <= to) return Number(text)
    problems.push(`${name}=${text}: phải là số nguyên từ ${from} đến ${to} / a whole number ${from}–${to}`)
    return fallback
  }

  function publicUrl(): string | null {
    const text = value('PUBLIC_URL')
    if (text === undefined) return null
    const url = URL.canParse(text) ? new URL(text) : null
    if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin
    problems.push(
      `PUBLIC_URL=${text}: phải là địa chỉ http(s) không có đường dẫn / an http(s) address without a path`,
    )
    return null
  }

  function mongodbUri(): string | null {
    const text = value('MONGODB_URI')
    if (text === undefined || /^mongodb(\+srv)?:\/\/./.test(text)) return text ?? null
    // The value may hold a password: it is not repeated.
    problems.push(
      'MONGODB_URI: phải bắt đầu bằng mongodb:// hoặc mongodb+srv:// / must begin with mongodb://',
    )
    return null
  }

  function logLevel(): LogLevel {
    const text = value('LOG_LEVEL') ?? 'info'
    const level = logLevels.find((known) => known === text)
    if (!level) problems.push(`LOG_LEVEL=${text}: ${logLevels.join(' | ')}`)
    return level ?? 'info'
  }

  function secret(): string | null {
    const text = value('SECRET')
    if (text === undefined || text.length >= 32) return text ?? null
    problems.push('SECRET: cần ít nhất 32 ký tự / at least 32 characters')
    return null
  }

  const config: Config = {
    port: wholeNumber('PORT', 3000, 0, 65_535),
    host: value('HOST') ?? '127.0.0.1',
    publicUrl: publicUrl(),
    dataDir: resolve(value('DATA_DIR') ?? 'data'),
    mongodbUri: mongodbUri(),
    workers: wholeNumber('WORKERS', 1, 1, 64),
    trustProxy: wholeNumber('TRUST_PROXY', 0, 0, 10),
    logLevel: logLevel(),
    secret: secret(),
  }
  if (problems.length > 0) throw new BadConfig(problems)
  return config
}
