import { Router } from 'express'
import { link, paths } from '../paths.ts'
import { homeOf } from '../web/home-of.ts'
import { keepLanguage } from '../web/language.ts'
import { param } from '../web/param.ts'
import { acceptInvitationRoutes } from './accept-invitation-routes.ts'
import type { AccountsParts } from './accounts-parts.ts'
import { apiKeysRoutes } from './api-keys-routes.ts'
import { invitationsRoutes } from './invitations-routes.ts'
import { newPasswordRoutes } from './new-password-routes.ts'
import { ownAccountRoutes } from './own-account-routes.ts'
import { peopleRoutes } from './people-routes.ts'
import { secondFactorRoutes } from './second-factor-routes.ts'
import { signInRoutes } from './sign-in-routes.ts'

const pagesOfPosts = [
  [paths.invitations, paths.newInvitation],
  [paths.ownPassword, paths.account],
  [paths.recoveryCodes, paths.secondFactor],
  [paths.removeSecondFactor, paths.secondFactor],
] as const
const actsOnPeople = [
  paths.personRole,
  paths.blockPerson,
  paths.unblockPerson,
  paths.resetPerson,
  paths.signOutPerson,
]

/** Signing in and out, one's own account, the accounts of people, and API keys. */
export function accountsRoutes(parts: AccountsParts): Router {
  const router = Router()
  router.use(keepLanguage)
  router.use([paths.signIn, paths.newPassword, paths.invitation], (_request, response, next) => {
    response.set('Cache-Control', 'no-store')
    next()
  })
  // Whoever types the bare address works here; others find the way to the public results on the sign-in page.
  router.get(paths.home, (request, response) => response.redirect(303, homeOf(request.staff)))
  router.use(signInRoutes(parts))
  router.use(newPasswordRoutes(parts))
  router.use(ownAccountRoutes(parts))
  router.use(secondFactorRoutes(parts))
  router.use(peopleRoutes(parts))
  router.use(invitationsRoutes(parts))
  router.use(acceptInvitationRoutes(parts))
  router.use(apiKeysRoutes(parts))
  // Whoever changes the language of the answer to a post, or loads it anew, comes back to the page it was posted from.
  for (const [posted, page] of pagesOfPosts) {
    router.get(posted, (_request, response) => response.redirect(303, page))
  }
  router.get(actsOnPeople, (request, response) => {
    response.redirect(303, link(paths.person, { name: param(request, 'name') }))
  })
  return router
}
