// What each documented answer of the two-factor API can look like.
export { examples, type Example } from '../../generated/examples.js'
