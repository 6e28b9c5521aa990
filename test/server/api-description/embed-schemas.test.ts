import { describe, expect, it } from 'vitest'
import { embedSchemas } from '../../../server/api-description/embed-schemas.ts'

const address = 'https://json-schema.org/draft/2020-12/schema'

describe('schemas in one document', () => {
  it('keep what they say, and refer to each other by the names of components', () => {
    const schemas = embedSchemas({
      List: {
        $schema: address,
        $id: '/list.json',
        type: 'array',
        items: { anyOf: [{ $ref: '#/$defs/item' }, { type: 'null' }] },
        $defs: { item: { type: 'object', additionalProperties: { $ref: '#/$defs/item' } } },
      },
    })
    expect(schemas).toEqual({
      List: {
        type: 'array',
        items: { anyOf: [{ $ref: '#/components/schemas/List.item' }, { type: 'null' }] },
      },
      'List.item': { type: 'object', additionalProperties: { $ref: '#/components/schemas/List.item' } },
    })
  })

  it('take only keywords for keywords: a member may be called $schema, a value hold a $ref', () => {
    const schema = { properties: { $schema: { const: 'x' }, $id: true }, enum: [{ $ref: '#/$defs/none' }] }
    expect(embedSchemas({ A: schema })).toEqual({ A: schema })
  })

  it('resolve a definition with an address of its own within itself', () => {
    const inner = {
      $id: 'inner',
      properties: { a: { $ref: '#/$defs/part' } },
      $defs: { part: { minimum: 1 } },
    }
    const schemas = embedSchemas({
      A: { $ref: '#/$defs/b', $defs: { b: inner, part: { minimum: 2 } } },
    })
    expect(schemas['A.b']).toEqual({ properties: { a: { $ref: '#/components/schemas/A.b.part' } } })
    expect(schemas['A.b.part']).toEqual({ minimum: 1 })
    expect(schemas['A.part']).toEqual({ minimum: 2 })
  })

  it('do not say twice what is a schema itself', () => {
    const b = { $schema: address, type: 'integer' }
    const schemas = embedSchemas({ A: { $ref: '#/$defs/b', $defs: { b: { ...b, $id: 'b' } } }, B: b })
    expect(schemas).toEqual({ A: { $ref: '#/components/schemas/B' }, B: { type: 'integer' } })
  })

  it('refuse a reference that leads nowhere', () => {
    expect(() => embedSchemas({ A: { items: { $ref: '#/$defs/none' } } })).toThrow('#/$defs/none')
  })
})
