// What is used of oauth4webapi. This file is a script of its own in the build, fetched where a sign-in on this
// device begins; televisions never do. https://github.com/panva/oauth4webapi

export {
  allowInsecureRequests,
  calculatePKCECodeChallenge,
  clockSkew,
  clockTolerance,
  customFetch,
  generateRandomCodeVerifier,
  generateRandomNonce,
  generateRandomState,
  getValidatedIdTokenClaims,
  KEY_SELECTION,
  processAuthorizationCodeResponse,
  validateApplicationLevelSignature,
} from 'oauth4webapi'
