import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '../../server/web/project-root.ts'

/**
 * Compiles the server before tests that run it as a process of its own, as `npm start` does. Types are not checked
 * here: that is a step of its own.
 */
export default function build(): void {
  const tsc = join(projectRoot, 'node_modules', '.bin', 'tsc')
  execFileSync(tsc, ['-p', join(projectRoot, 'tsconfig.json'), '--noCheck'], { stdio: 'inherit' })
}
