/** Whether an error says that a unique key is taken (E11000), on the embedded database or a MongoDB server. */
export function isDuplicateKey(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 11000
}
