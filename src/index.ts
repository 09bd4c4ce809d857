// The front door: the client, its errors and types, and the parser of callbacks.
export type { TwoFactorApi } from './client/api.js'
export { createTwoFactorClient } from './client/create.js'
export type {
  ConfiguredTwoFactorClient,
  SendCode,
  SendVoiceCode,
  TwoFactorCall,
  TwoFactorClient,
  VerifyCode,
} from './client/create.js'
export type { TwoFactorAuth } from './client/options.js'
export { type CallbackLimits, parseCallback, type TwoFactorCallback, type UnknownCallback } from './client/callbacks.js'
export {
  TwoFactorApiError,
  TwoFactorConnectionError,
  TwoFactorError,
  TwoFactorInputError,
  TwoFactorResponseError,
  TwoFactorTimeoutError,
} from './client/errors.js'
export type { TwoFactorHooks } from './client/hooks.js'
export type { TwoFactorOptions } from './client/options.js'
export type { Problem } from './contract/validate.js'
