import type { TraceEvent } from './power-loss-trace.ts'

const sectorBytes = 512

export const crashModes = ['dropped', 'kept', 'reordered', 'torn'] as const
export type CrashMode = (typeof crashModes)[number]

/** What the page cache holds of a sector and the disk may not have yet, after one write. */
interface Version {
  readonly write: number
  readonly bytes: Buffer
}

/**
 * A file as the disk has it and as memory has it. A write is in memory until a sync that began after it has ended;
 * until then any sector of it may be on the disk or not, in any order. A write through an O_DSYNC descriptor is on
 * the disk when it returns.
 */
export class Disk {
  #durable: Buffer
  #name: 'absent' | 'unsure' | 'sure'
  readonly #pending = new Map<number, Version[]>()
  readonly #underWay = new Map<string, { write: number; sectors: number[] }>()
  readonly #syncs = new Map<string, { upTo: number; without: Set<number> }>()
  #writes = 0

  /** @param file what the directory held before; null where it held no file */
  constructor(file: Buffer | null) {
    this.#durable = file ?? Buffer.alloc(0)
    this.#name = file ? 'sure' : 'absent'
  }

  /** Whether anything is not yet on the disk. */
  get isInFlight(): boolean {
    return this.#pending.size > 0
  }

  apply(event: TraceEvent): void {
    switch (event.kind) {
      case 'write':
        this.#write(event.thread, event.offset, event.bytes)
        break
      case 'written': {
        const { write, sectors } = this.#underWay.get(event.thread)!
        this.#underWay.delete(event.thread)
        if (event.isDurable)
          for (const sector of sectors) this.#settle(sector, (version) => version === write)
        break
      }
      case 'sync': {
        const without = new Set([...this.#underWay.values()].map(({ write }) => write))
        this.#syncs.set(event.thread, { upTo: this.#writes, without })
        break
      }
      case 'synced': {
        const { upTo, without } = this.#syncs.get(event.thread)!
        for (const sector of [...this.#pending.keys()])
          this.#settle(sector, (write) => write <= upTo && !without.has(write))
        break
      }
      case 'named':
        if (this.#name === 'absent') this.#name = 'unsure'
        break
      case 'directory synced':
        if (this.#name === 'unsure') this.#name = 'sure'
    }
  }

  /** What a power loss at this moment may leave: the bytes, and whether the directory knows them by name. */
  crash(mode: CrashMode): { bytes: Buffer; isNamed: boolean } {
    const coins = new Map<number, boolean>()
    const isKept = (write: number) => {
      if (mode !== 'reordered') return mode === 'kept'
      if (!coins.has(write)) coins.set(write, Math.random() < 0.5)
      return coins.get(write)!
    }
    let bytes: Buffer = Buffer.from(this.#durable)
    for (const [sector, versions] of this.#pending) {
      const chosen =
        mode === 'torn'
          ? versions[Math.floor(Math.random() * (versions.length + 1))]
          : versions.findLast(({ write }) => isKept(write))
      if (chosen) bytes = withSector(bytes, sector, chosen.bytes)
    }
    const isNamed =
      this.#name === 'sure' || (this.#name === 'unsure' && mode !== 'dropped' && Math.random() < 0.5)
    return { bytes, isNamed }
  }

  #write(thread: string, offset: number, bytes: Buffer): void {
    const write = ++this.#writes
    const sectors: number[] = []
    for (let at = offset; at < offset + bytes.length; ) {
      const sector = Math.floor(at / sectorBytes)
      const end = Math.min((sector + 1) * sectorBytes, offset + bytes.length)
      const versions = this.#pending.get(sector) ?? []
      const now = Buffer.alloc(sectorBytes)
      if (versions.length > 0) versions.at(-1)!.bytes.copy(now)
      else now.set(this.#durable.subarray(sector * sectorBytes, (sector + 1) * sectorBytes))
      bytes.copy(now, at - sector * sectorBytes, at - offset, end - offset)
      versions.push({ write, bytes: now })
      this.#pending.set(sector, versions)
      sectors.push(sector)
      at = end
    }
    this.#underWay.set(thread, { write, sectors })
  }

  /** Makes the last version that `isCovered` durable, and forgets the ones before. */
  #settle(sector: number, isCovered: (write: number) => boolean): void {
    const versions = this.#pending.get(sector)!
    const last = versions.findLastIndex(({ write }) => isCovered(write))
    if (last < 0) return
    this.#durable = withSector(this.#durable, sector, versions[last]!.bytes)
    if (last === versions.length - 1) this.#pending.delete(sector)
    else this.#pending.set(sector, versions.slice(last + 1))
  }
}

function withSector(file: Buffer, sector: number, bytes: Buffer): Buffer {
  const end = (sector + 1) * sectorBytes
  const whole = file.length >= end ? file : Buffer.concat([file], end)
  bytes.copy(whole, sector * sectorBytes)
  return whole
}
