/**
 * The filter for the revision of a record that somebody saw. One that was never changed has no such field, and null
 * finds that.
 */
export function asSeen(revision: number): number | null {
  return revision === 0 ? null : revision
}
