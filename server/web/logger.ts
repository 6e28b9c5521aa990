import pino, { type Logger } from 'pino'
import type { LogLevel } from '../config.ts'

/**
 * Structured logs, one JSON object a line, on standard error: standard output is for what a person reads. Lines are
 * written a few kilobytes at a time, and at the latest after a second or when the process ends.
 */
export function createLogger(level: LogLevel): Logger {
  const destination = pino.destination({ fd: 2, sync: true, minLength: 4096 })
  setInterval(() => destination.flushSync(), 1000).unref()
  process.on('exit', () => destination.flushSync())
  return pino({ level, base: null }, destination)
}
