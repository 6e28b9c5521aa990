import { runScore } from './score/run-score.ts'

/** `npm run --silent score -- …`: scores files without a server; see score/run-score.ts. */
const { exitCode, stdout, stderr } = await runScore(process.argv.slice(2))
process.stderr.write(stderr)
process.stdout.write(stdout)
// Not process.exit: what a pipe has not taken yet would be cut off.
process.exitCode = exitCode
