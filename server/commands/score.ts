import { runScore } from './score/run-score.ts'

/** `npm run --silent score -- …`: scores files without a server; see score/run-score.ts. */
const { exitCode, stdout, stderr } = await runScore(process.argv.slice(2))
// A reader that has seen enough (`| head`) closes the pipe: not a fault of ours.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code !== 'EPIPE') throw fault
})
process.stderr.write(stderr)
process.stdout.write(stdout)
// Not process.exit: what a pipe has not taken yet would be cut off.
process.exitCode = exitCode
