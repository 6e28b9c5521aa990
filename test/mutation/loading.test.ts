import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'

const folder = new URL('../../scoring/', import.meta.url)
const modules = readdirSync(folder).filter((file) => file.endsWith('.ts'))

// A test file that cannot load a mutant fails without failing any of its tests, which the mutation run takes for a
// mutant that survived. Here loading is the test.
it.each(modules)('%s can be loaded', async (file) => {
  await expect(import(new URL(file, folder).href)).resolves.toBeTypeOf('object')
})
