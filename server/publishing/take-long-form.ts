import express, { type RequestHandler } from 'express'

/**
 * Takes in forms with a long text, or with fields for each agency: 4,000 Vietnamese characters are up to 36,000 bytes
 * when they are posted, and a province has a few hundred agencies at most.
 */
export const takeLongForm: RequestHandler = express.urlencoded({
  extended: false,
  limit: '512kb',
  parameterLimit: 5000,
})
