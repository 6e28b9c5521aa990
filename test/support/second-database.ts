import mongoose from 'mongoose'

/**
 * With `TEST_MONGODB_URI` the tests run on that server instead of the embedded database, each on a database of its
 * own there: what runs on both is not fitted to the peculiarities of either.
 * @returns the connection string of the database of this name; undefined where no second server is given
 * @example secondDatabaseUri('csh-x1') // 'mongodb://127.0.0.1:27017/csh-x1?replicaSet=rs'
 */
export function secondDatabaseUri(name: string): string | undefined {
  const server = process.env['TEST_MONGODB_URI']
  if (!server) return undefined
  // Not by URL, which refuses the several hosts of a replica set.
  const [, hosts, options = ''] = /^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?(\?.*)?$/.exec(server) ?? []
  if (!hosts) throw new Error(`TEST_MONGODB_URI must name a server and no database: ${server}`)
  return `${hosts}/${name}${options}`
}

/** Takes away the database that a connection string names. */
export async function dropDatabase(uri: string): Promise<void> {
  const connection = await mongoose.createConnection(uri).asPromise()
  await connection.dropDatabase()
  await connection.close()
}
