import { describe, expect, it } from 'vitest'
import { BadConfig, readConfig } from '../../server/config.ts'

describe('settings', () => {
  it('are all optional', () => {
    const config = readConfig({})
    expect(config).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: null,
      mongodbUri: null,
      workers: 1,
      trustProxy: 0,
      logLevel: 'info',
      secret: null,
    })
    expect(config.dataDir).toMatch(/\/data$/)
  })

  it('take blank for absent', () => {
    expect(readConfig({ PORT: '', PUBLIC_URL: '  ' })).toMatchObject({ port: 3000, publicUrl: null })
  })

  it('keep a public address without its last slash', () => {
    expect(readConfig({ PUBLIC_URL: 'https://hailong.khanhhoa.gov.vn/' }).publicUrl).toBe(
      'https://hailong.khanhhoa.gov.vn',
    )
  })

  it('refuse a public address with a path, which no link of the site would follow', () => {
    for (const url of ['https://tinh.gov.vn/khaosat', 'https://tinh.gov.vn/?a', 'https://a:b@tinh.gov.vn/']) {
      expect(() => readConfig({ PUBLIC_URL: url })).toThrow(/PUBLIC_URL/)
    }
  })

  it('name every bad variable at once', () => {
    const bad = {
      PORT: '80a',
      PUBLIC_URL: 'hailong',
      MONGODB_URI: 'postgres://user:hidden-word@host',
      WORKERS: '0',
      TRUST_PROXY: '-1',
      LOG_LEVEL: 'loud',
      SECRET: 'short',
    }
    let problems: readonly string[] = []
    try {
      readConfig(bad)
    } catch (error) {
      expect(error).toBeInstanceOf(BadConfig)
      problems = (error as BadConfig).problems
    }
    for (const name of Object.keys(bad)) expect(problems.join('\n')).toContain(name)
    expect(problems).toHaveLength(Object.keys(bad).length)
  })

  it('never repeat a secret or a connection string in a message', () => {
    const read = () => readConfig({ MONGODB_URI: 'postgres://user:hidden-word@host', SECRET: 'short' })
    expect(read).toThrow(BadConfig)
    expect(read).not.toThrow(/hidden-word|: short/)
  })
})
