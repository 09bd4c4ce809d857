// Numbers that behave: what goes wrong for real, at will.

/** A receipt that a text brings about. */
export interface PlannedReceipt {
  readonly delayMs: number
  /** Of a failure; absent when the text was delivered. */
  readonly errorCode?: number
}

/** How the sandbox treats some numbers. */
export interface Scenario {
  readonly name: string
  readonly description: string
  /** The numbers that behave so; empty for `delivered`, which is every other number. */
  readonly numbers: readonly string[]
  /** The documented failure that a send (or a verify, for `verification-locked`) gets instead of being carried out. */
  readonly failure?: { readonly status: 400 | 403 | 429 | 500; readonly of: 'sends' | 'verifies' | 'both' }
  /** The receipts of the text that is the `index`th, from 0, to its number. */
  readonly receipts: (index: number) => readonly PlannedReceipt[]
}

const second = 1_000
/** What an ordinary text brings about. */
export const delivered: readonly PlannedReceipt[] = [{ delayMs: 0 }]
const failed = (errorCode: number, delayMs = 0) => ({ receipts: () => [{ delayMs, errorCode }] })
const refused = (status: 400 | 403 | 429 | 500, of: 'sends' | 'verifies' | 'both') => ({
  failure: { status, of },
  receipts: () => [],
})

type Behaviour = Pick<Scenario, 'failure' | 'receipts'>

const behaviours: readonly (readonly [name: string, description: string, behaviour: Behaviour])[] = [
  ['delivery-failed-4720', 'The number cannot be reached: the receipt says message-failed, 4720.', failed(4720)],
  ['delivery-failed-4770', 'The carrier took the text for spam: message-failed, 4770.', failed(4770)],
  ['delivery-failed-4432', 'The country is not allowed: message-failed, 4432.', failed(4432)],
  ['delivery-failed-4775', 'The person opted out: message-failed, 4775.', failed(4775)],
  [
    'delivery-timed-out-9902',
    'The carrier never said: message-failed, 9902, after two minutes. It is no proof that the text did not arrive.',
    failed(9902, 120 * second),
  ],
  [
    'delayed-receipt',
    'The text arrives at once, its receipt after one minute.',
    { receipts: () => [{ delayMs: 60 * second }] },
  ],
  ['duplicate-receipt', 'The same receipt comes twice.', { receipts: () => [{ delayMs: 0 }, { delayMs: second }] }],
  [
    'receipts-out-of-order',
    'Of every two texts, the receipt of the first comes 30 seconds late: after that of the second.',
    { receipts: (index) => [{ delayMs: index % 2 === 0 ? 30 * second : 0 }] },
  ],
  [
    'application-refused',
    'Sends answer 400, as for an application that the account does not have.',
    refused(400, 'sends'),
  ],
  ['account-not-activated', 'Every call answers 403, as before the account is activated.', refused(403, 'both')],
  ['send-limit-reached', 'Sends answer 429.', refused(429, 'sends')],
  ['verification-locked', 'Verifies answer 429.', refused(429, 'verifies')],
  ['upstream-failure', 'Sends answer 500: nobody knows whether the text was sent.', refused(500, 'sends')],
]

const numbersEach = 10
// One for each scenario, none of which ordinary numbers have. No area code ends in 11.
const areas = Array.from({ length: behaviours.length + 1 }, (_, index) => 901 + index).filter((area) => area !== 911)

/** Every scenario. Each has numbers of its own, enough for parallel tests not to meet. */
export const scenarios: readonly Scenario[] = [
  {
    name: 'delivered',
    description: 'All other numbers: the text arrives, and its receipt says so at once.',
    numbers: [],
    receipts: () => delivered,
  },
  ...behaviours.map(([name, description, behaviour], index) => ({
    name,
    description,
    numbers: Array.from(
      { length: numbersEach },
      (_, place) => `+1${areas[index]}55501${String(place).padStart(2, '0')}`,
    ),
    ...behaviour,
  })),
]

const byNumber = new Map(scenarios.flatMap((scenario) => scenario.numbers.map((number) => [number, scenario] as const)))

/** The scenario that this number belongs to; `undefined` for ordinary ones. */
export function scenarioOf(number: string): Scenario | undefined {
  return byNumber.get(number)
}
