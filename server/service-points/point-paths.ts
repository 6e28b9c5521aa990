import { paths } from '../paths.ts'

/** Addresses below the list of points that only this journey uses. */
export const pointPaths = {
  newPoint: `${paths.points}/new`,
  retirePoint: `${paths.points}/:code/retire`,
} as const
