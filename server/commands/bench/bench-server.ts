import express from 'express'
import { readConfig } from '../../config.ts'
import { runServer } from '../../run-server.ts'
import { addBenchProvince } from './bench-province.ts'

/**
 * The process that a benchmark puts under load: `hello` is the smallest Express application, as the reference;
 * otherwise the product itself, with a province to answer for and without the limits that would stop a load.
 */
if (process.argv[2] === 'hello') {
  const app = express()
  app.get('/', (_request, response) => {
    response.send('hello')
  })
  const server = app.listen(0, '127.0.0.1', () => {
    const address = server.address()
    if (typeof address === 'object' && address) console.log(`http://127.0.0.1:${address.port}`)
  })
} else {
  const unlimited = { perDevice: 1e9, perAddressAtPoint: 1e9, perAddress: 1e9 }
  await runServer({
    config: () => readConfig({ ...process.env, PORT: '0' }),
    limits: unlimited,
    prepare: addBenchProvince,
    started: ({ address }) => console.log(address),
  })
}
