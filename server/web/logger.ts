import pino, { type Logger } from 'pino'
import type { LogLevel } from '../config.ts'

/** Structured logs, one JSON object a line, on standard error: standard output is for what a person reads. */
export function createLogger(level: LogLevel): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2))
}
