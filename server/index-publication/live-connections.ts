/** How many live streams one process keeps open. */
export interface LiveConnectionLimits {
  /** Per person or key: several tabs and screens, but not a loop that forgets to hang up. */
  readonly perStaff: number
  readonly inAll: number
}

export type LiveConnection =
  | { readonly ok: true; readonly release: () => void }
  | { readonly ok: false; readonly full: 'staff' | 'all' }

const usualLimits: LiveConnectionLimits = { perStaff: 20, inAll: 500 }

/** Counts the live streams of this process, and refuses those beyond the limits. */
export function createLiveConnections(limits: LiveConnectionLimits = usualLimits) {
  const open = new Map<string, number>()
  let inAll = 0
  return {
    take(staff: string): LiveConnection {
      const own = open.get(staff) ?? 0
      if (own >= limits.perStaff) return { ok: false, full: 'staff' }
      if (inAll >= limits.inAll) return { ok: false, full: 'all' }
      open.set(staff, own + 1)
      inAll++
      return { ok: true, release: once(() => giveBack(staff)) }
    },
  }

  function giveBack(staff: string): void {
    inAll--
    const own = (open.get(staff) ?? 1) - 1
    if (own === 0) open.delete(staff)
    else open.set(staff, own)
  }
}

function once(act: () => void): () => void {
  let done = false
  return () => {
    if (!done) act()
    done = true
  }
}
