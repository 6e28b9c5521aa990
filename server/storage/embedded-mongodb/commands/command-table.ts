import { CommandError } from '../command-error.ts'
import type { Reply, RequestMessage } from '../wire/message.ts'
import { aggregate } from './aggregate.ts'
import {
  collStats,
  create,
  dbStats,
  drop,
  dropDatabase,
  listCollections,
  listDatabases,
} from './collections.ts'
import { type Command, CommandRequest, type Engine } from './command-request.ts'
import { count, distinct } from './count.ts'
import { deleteDocuments } from './delete.ts'
import { explain } from './explain.ts'
import { find, getMore, killCursors } from './find.ts'
import { findAndModify } from './find-and-modify.ts'
import { createIndexes, dropIndexes, listIndexes } from './indexes.ts'
import { insert } from './insert.ts'
import { buildInfo, endSessions, hello, ping, serverStatus } from './server-information.ts'
import { update } from './update.ts'

/** Every command there is; any other is answered with 59 CommandNotFound. */
export const commands: ReadonlyMap<string, Command> = new Map<string, Command>(
  Object.entries({
    aggregate,
    buildInfo,
    buildinfo: buildInfo,
    collStats,
    count,
    create,
    createIndexes,
    dbStats,
    delete: deleteDocuments,
    distinct,
    drop,
    dropDatabase,
    dropIndexes,
    endSessions,
    explain,
    find,
    findAndModify,
    findandmodify: findAndModify,
    getMore,
    hello,
    insert,
    isMaster: hello,
    ismaster: hello,
    killCursors,
    listCollections,
    listDatabases,
    listIndexes,
    ping,
    serverStatus,
    update,
  }),
)

/** Answers one request. @throws CommandError with what the client is told */
export function answer(message: RequestMessage, engine: Engine): Reply | Promise<Reply> {
  const request = new CommandRequest(message)
  const command = commands.get(request.name)
  if (!command) throw new CommandError(59, `no such command: '${request.name}'`)
  if (message.legacyDatabase !== null && command !== hello) {
    throw new CommandError(352, `Unsupported OP_QUERY command: ${request.name}`)
  }
  request.check(command.fields)
  return command.run(request, engine)
}
