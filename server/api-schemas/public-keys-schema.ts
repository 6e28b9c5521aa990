import type { JsonSchema } from '../../survey-forms/answers-schema.ts'
import { listSchema, recordSchema } from './record-schema.ts'

const bytes32: JsonSchema = { type: 'string', pattern: '^[A-Za-z0-9_-]{43}$' }

/** JSON Schema of the public keys of signatures: a set of JSON Web Keys (RFC 7517, RFC 8037). */
export const publicKeysSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  ...recordSchema({ keys: listSchema({ $ref: '#/$defs/key' }) }),
  $defs: {
    key: recordSchema({ kty: { const: 'OKP' }, crv: { const: 'Ed25519' }, x: bytes32, kid: bytes32 }),
  },
}
