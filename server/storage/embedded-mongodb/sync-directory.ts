import { closeSync, fsyncSync, openSync } from 'node:fs'

/** What was made or renamed in a directory is there after a power loss only once the directory itself was synced. */
export function syncDirectory(path: string): void {
  const directory = openSync(path, 'r')
  try {
    fsyncSync(directory)
  } finally {
    closeSync(directory)
  }
}
