/** The names MongoDB gives its error codes; only codes that are used here are listed. */
const codeNames = {
  1: 'InternalError',
  2: 'BadValue',
  9: 'FailedToParse',
  13: 'Unauthorized',
  14: 'TypeMismatch',
  20: 'IllegalOperation',
  22: 'InvalidBSON',
  26: 'NamespaceNotFound',
  27: 'IndexNotFound',
  28: 'PathNotViable',
  40: 'ConflictingUpdateOperators',
  43: 'CursorNotFound',
  48: 'NamespaceExists',
  50: 'MaxTimeMSExpired',
  52: 'DollarPrefixedFieldName',
  53: 'InvalidIdField',
  54: 'NotSingleValueField',
  56: 'EmptyFieldName',
  59: 'CommandNotFound',
  66: 'ImmutableField',
  67: 'CannotCreateIndex',
  72: 'InvalidOptions',
  73: 'InvalidNamespace',
  85: 'IndexOptionsConflict',
  86: 'IndexKeySpecsConflict',
  91: 'ShutdownInProgress',
  171: 'CannotIndexParallelArrays',
  175: 'QueryPlanKilled',
  238: 'NotImplemented',
  276: 'IndexBuildAborted',
  292: 'QueryExceededMemoryLimitNoDiskUseAllowed',
  10334: 'BSONObjectTooLarge',
  11000: 'DuplicateKey',
  11600: 'InterruptedAtShutdown',
  17280: 'KeyTooLong',
} as const

/** Details of a duplicate key, which drivers and mongoose read. All other errors carry none. */
export type ErrorDetails = { readonly [field: string]: unknown }

/** An error that the client is told about, with MongoDB's code. Nothing was written when it is thrown. */
export class CommandError extends Error {
  readonly code: number
  readonly details: ErrorDetails

  constructor(code: number, message: string, details: ErrorDetails = {}) {
    super(message)
    this.code = code
    this.details = details
  }

  get codeName(): string {
    return (codeNames as Record<number, string>)[this.code] ?? `Location${this.code}`
  }
}

/** A feature that MongoDB has and this server leaves out: refused by name, never ignored. */
export function notSupported(what: string): CommandError {
  return new CommandError(238, `${what} is not supported by the embedded database`)
}
