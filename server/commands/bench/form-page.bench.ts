import { request } from 'node:http'
import { median } from 'simple-statistics'
import { startBenchProcess } from './bench-process.ts'
import { benchPoint } from './bench-province.ts'
import { type BenchRow, rounded } from './bench-row.ts'
import { inTemporaryFolder } from './in-temporary-folder.ts'
import { expectOnly, load, viewForm } from './load.ts'

/** Views of the form a second, against the smallest Express application; and the bytes of one view on the wire. */
export async function benchFormPage({
  seconds,
  rounds,
}: {
  seconds: number
  rounds: number
}): Promise<BenchRow[]> {
  return inTemporaryFolder(async (dataDir) => {
    const product = await startBenchProcess({ dataDir })
    const hello = await startBenchProcess('hello')
    const views: number[] = []
    const hellos: number[] = []
    for (let round = 0; round < rounds; round++) {
      hellos.push((await load(hello.address, seconds, [{ method: 'GET', path: '/' }])).perSecond)
      const viewed = await load(product.address, seconds, [viewForm])
      expectOnly(viewed, ['200'])
      views.push(viewed.perSecond)
    }
    const bytes = await bytesOfFirstView(product.address)
    await Promise.all([hello.end(), product.end()])
    const ratio = median(views.map((view, round) => view / (hellos[round] ?? Number.NaN)))
    return [
      {
        name: 'form-page',
        measured: rounded(median(views), 0),
        unit: 'requests/s',
        reference: rounded(median(hellos), 0),
        referenceIs: 'Express 5 hello',
        ratio: rounded(ratio),
        bar: '≥ 0.8',
        meetsBar: ratio >= 0.8,
        hope: '1.0',
        details: { seconds, rounds },
      },
      {
        name: 'first-view',
        measured: bytes,
        unit: 'bytes on the wire, headers included',
        reference: 14_600,
        referenceIs: 'one initial TCP window',
        ratio: rounded(bytes / 14_600),
        bar: '1 request, ≤ 14600',
        meetsBar: bytes <= 14_600,
        hope: '< 8000',
        details: { requests: 1 },
      },
    ]
  })
}

function bytesOfFirstView(address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${address}/s/${benchPoint}`,
      { headers: { 'accept-encoding': 'gzip, deflate, br' } },
      (response) => {
        const { socket } = response
        response.resume().on('end', () => resolve(socket.bytesRead))
      },
    )
    sent.on('error', reject).end()
  })
}
