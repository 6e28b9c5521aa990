import { runVerify } from './verify/run-verify.ts'

/** `npm run --silent verify -- INDEX.json …`: checks a published index without a server; see verify/run-verify.ts. */
const { exitCode, lines } = await runVerify(process.argv.slice(2))
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code !== 'EPIPE') throw fault
})
process.stdout.write(lines.map((line) => `${line}\n`).join(''))
process.exitCode = exitCode
