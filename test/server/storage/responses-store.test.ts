import { afterAll, beforeAll, expect, test } from 'vitest'
import { storedResponse } from '../../support/stored-response.ts'
import { type TestDatabase, testDatabase } from '../../support/test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const response = (_id: unknown) => storedResponse({ _id: _id as string })

test('many responses at once leave those that are there as they are', async () => {
  const { responses } = database.stores
  await responses.insertMany([response('a'), response('b')])
  await responses.insertMany([{ ...response('a'), comment: 'another' }, response('c')])
  expect(await responses.count('2025')).toBe(3)
  expect((await responses.byId('a'))?.comment).toBeNull()
})

test('another error behind one that is there already is not swallowed', async () => {
  const { responses } = database.stores
  await responses.insertMany([response('d')])
  await expect(responses.insertMany([response('d'), response(['no id']), response('e')])).rejects.toThrow()
  expect((await responses.byId('e'))?._id).toBe('e')
})
