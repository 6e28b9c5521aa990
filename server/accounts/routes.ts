import { Router } from 'express'
import { paths } from '../paths.ts'
import { homeOf } from '../web/home-of.ts'
import { keepLanguage } from '../web/language.ts'
import { requireStaff } from '../web/require-staff.ts'
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
  [paths.invitations, paths.newInvitation, 'manage-people'],
  [paths.ownPassword, paths.account, 'own-account'],
  [paths.recoveryCodes, paths.secondFactor, 'own-account'],
  [paths.removeSecondFactor, paths.secondFactor, 'own-account'],
] as const

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
  for (const [posted, page, permission] of pagesOfPosts) {
    router.get(posted, requireStaff(permission), (_request, response) => response.redirect(303, page))
  }
  return router
}
