import type { Socket } from 'node:net'
import { int32At } from '../bson/bson-value.ts'
import {
  errorReply,
  maxMessageBytes,
  parseMessage,
  type Reply,
  type RequestMessage,
  replyMessage,
} from './message.ts'

/**
 * Reads messages from a socket and answers them one after another. Anything that is not a message closes this
 * connection, and only this one.
 */
export function serveConnection(
  socket: Socket,
  answer: (request: RequestMessage) => Promise<Reply> | Reply,
): void {
  let chunks: Buffer[] = []
  let received = 0
  let busy = false

  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    received += chunk.length
    if (!busy) void next()
  })
  socket.on('error', () => socket.destroy())

  async function next(): Promise<void> {
    busy = true
    socket.pause()
    try {
      for (let message = takeMessage(); message; message = takeMessage()) {
        const request = parseMessage(message)
        const reply = await answerOrError(request)
        if (socket.destroyed) return
        if (request.replyWanted && !socket.write(replyMessage(request, reply))) await drained()
      }
    } catch {
      socket.destroy()
      return
    }
    busy = false
    socket.resume()
  }

  async function answerOrError(request: RequestMessage): Promise<Reply> {
    try {
      return await answer(request)
    } catch (error) {
      return errorReply(error)
    }
  }

  function takeMessage(): Buffer | null {
    if (received < 16) return null
    if (chunks[0]!.length < 16) chunks = [Buffer.concat(chunks)]
    const length = int32At(chunks[0]!, 0)
    if (length < 16 || length > maxMessageBytes) throw new Error(`a message cannot have ${length} bytes`)
    if (received < length) return null
    const whole = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
    received -= length
    chunks = received > 0 ? [whole.subarray(length)] : []
    return whole.subarray(0, length)
  }

  function drained(): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        socket.off('drain', done)
        socket.off('close', done)
        resolve()
      }
      socket.on('drain', done)
      socket.on('close', done)
    })
  }
}
