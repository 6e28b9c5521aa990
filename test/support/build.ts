import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '../../server/web/project-root.ts'

/** Compiles the server before tests that run it as a process of its own, as `npm start` does. */
export default function build(): void {
  execFileSync(join(projectRoot, 'node_modules', '.bin', 'tsc'), ['-p', join(projectRoot, 'tsconfig.json')], {
    stdio: 'inherit',
  })
}
