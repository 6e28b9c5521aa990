import type { Request } from 'express'
import type { Account } from '../storage/accounts-store.ts'
import { accountsTexts } from '../texts/accounts-texts.ts'
import { clientNetwork } from '../web/client-network.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { requestLanguage } from '../web/language.ts'
import { postedField } from '../web/posted-fields.ts'
import { signedIn } from '../web/require-staff.ts'
import type { AccountsParts } from './accounts-parts.ts'
import { isPassword } from './passwords.ts'
import { useCode } from './second-factor.ts'
import { createSignInLimit } from './sign-in-limit.ts'

/** Why somebody was not believed to be the owner of the account, beside the fields of the form. */
export interface OwnRefusal {
  readonly status: 422 | 429
  readonly errors: { readonly password: readonly string[]; readonly code: readonly string[] }
}

/** The account of who is signed in, as it is now. */
export async function ownAccount(
  { accounts }: Pick<AccountsParts, 'accounts'>,
  request: Request,
): Promise<Account> {
  const account = await accounts.byName(signedIn(request).name)
  if (!account) throw new HttpProblem(401, 'sign-in-needed')
  return account
}

/**
 * Asks who is signed in for the password once more, and for a code where the account has a second factor, before what
 * would let whoever finds the browser open take the account over. As slow for guessing as signing in.
 */
export function createOwnCheck(parts: AccountsParts) {
  const limit = createSignInLimit(parts.clock)

  return async (
    request: Request,
    { withCode = true }: { readonly withCode?: boolean } = {},
  ): Promise<{ account: Account; refusal: OwnRefusal | null }> => {
    const texts = accountsTexts[requestLanguage(request)]
    const account = await ownAccount(parts, request)
    const attempt = { name: account.name, network: clientNetwork(request.ip), browser: null }
    const wait = limit.attempt(attempt)
    if (wait !== null) {
      return {
        account,
        refusal: { status: 429, errors: { password: [texts.signInLimited(wait)], code: [] } },
      }
    }
    if (!(await isPassword(postedField(request, 'password'), account.passwordHash))) {
      return { account, refusal: { status: 422, errors: { password: [texts.presentWrong], code: [] } } }
    }
    if (withCode && account.secondFactor) {
      const outcome = await useCode(parts, account, postedField(request, 'code'))
      if (outcome === 'wrong' || outcome === 'unreadable') {
        const error = outcome === 'wrong' ? texts.codeWrong : texts.codeUnreadable(account.name)
        return { account, refusal: { status: 422, errors: { password: [], code: [error] } } }
      }
    }
    limit.succeeded(attempt)
    return { account, refusal: null }
  }
}
