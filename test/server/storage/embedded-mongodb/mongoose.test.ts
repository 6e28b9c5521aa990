import mongoose from 'mongoose'
import { describe, expect, test } from 'vitest'
import { withDatabase } from './with-database.ts'

const database = withDatabase()

const agencySchema = new mongoose.Schema(
  { code: { type: String, unique: true }, visits: Number, channels: [String], openedAt: Date },
  { timestamps: true },
)

describe('an unmodified mongoose', () => {
  test('creates a model with its indexes, and reads back what it wrote', async () => {
    const Agency = database.connection.model('Agency', agencySchema)
    await Agency.init()
    await Agency.create({ code: 'ubnd-1', visits: 4, channels: ['web', 'paper'] })
    await Agency.insertMany([
      { code: 'ubnd-2', visits: 2 },
      { code: 'ubnd-3', visits: 3 },
    ])

    const found = await Agency.find({ visits: { $gte: 3 } }).sort({ visits: -1 })
    expect(found.map(({ code }) => code)).toEqual(['ubnd-1', 'ubnd-3'])
    expect(found[0]!.get('createdAt')).toBeInstanceOf(Date)
    expect((await Agency.listIndexes()).map(({ name }) => name)).toEqual(['_id_', 'code_1'])
    expect(await Agency.countDocuments({ channels: 'web' })).toBe(1)
    expect(await Agency.estimatedDocumentCount()).toBe(3)
    await expect(Agency.create({ code: 'ubnd-2' })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { code: 1 },
      keyValue: { code: 'ubnd-2' },
    })
  })

  test('saves changes of a document, and of arrays in it', async () => {
    const Agency = database.connection.model('Agency')
    const agency = await Agency.create({ code: 'ubnd-4', visits: 1 })
    agency.visits = 7
    agency.channels.push('phone')
    await agency.save()
    expect(await Agency.findById(agency.id).lean()).toMatchObject({ visits: 7, channels: ['phone'], __v: 1 })
    await agency.deleteOne()
    expect(await Agency.findById(agency.id)).toBeNull()
  })

  test('upserts with findOneAndUpdate and bulkWrite', async () => {
    const Agency = database.connection.model('Agency')
    const made = await Agency.findOneAndUpdate(
      { code: 'ubnd-5' },
      { $inc: { visits: 5 }, $push: { channels: 'web' } },
      { upsert: true, returnDocument: 'after' },
    ).lean()
    expect(made).toMatchObject({ code: 'ubnd-5', visits: 5, channels: ['web'] })
    const result = await Agency.bulkWrite([
      { updateOne: { filter: { code: 'ubnd-5' }, update: { $inc: { visits: 1 } } } },
      { updateOne: { filter: { code: 'ubnd-6' }, update: { $set: { visits: 1 } }, upsert: true } },
      { deleteOne: { filter: { code: 'ubnd-1' } } },
    ])
    expect(result).toMatchObject({ matchedCount: 1, modifiedCount: 1, upsertedCount: 1, deletedCount: 1 })
  })
})
