// Phone numbers that are nobody's: each country's own, set aside for fiction or tests by who gives out its numbers.
import type { NumberWish } from '../../contract/sandbox.js'

/** Which number to get. */
export interface NumberOptions {
  /** The United States, `US`, when absent. */
  readonly country?: Country | undefined
  /** Whether it must be a mobile one, be it one that libphonenumber refuses, as are those of `GB` and `FR`. Any kind that it takes for valid when false or absent. */
  readonly mobile?: boolean | undefined
}

type Country = NonNullable<NumberWish['country']>
/** From the first to the last number, both included. */
type Range = readonly [first: string, last: string]

interface Pool {
  readonly ranges: readonly Range[]
  readonly isMobile: boolean
  /** Whether a form that asks libphonenumber takes them for valid. */
  readonly isValid: boolean
}

const mobiles = (...ranges: Range[]): Pool => ({ ranges, isMobile: true, isValid: true })
const landlines = (...ranges: Range[]): Pool => ({ ranges, isMobile: false, isValid: true })
/** Set aside outside of what libphonenumber knows of the country. */
const refusedMobiles = (...ranges: Range[]): Pool => ({ ...mobiles(...ranges), isValid: false })
const one = (number: string): Range => [number, number]

// Area codes that have long been in use, so that older copies of libphonenumber know them too; those from 900 on belong to the scenarios.
const americanAreas = [
  201, 202, 203, 205, 206, 207, 208, 209, 210, 212, 213, 214, 215, 216, 217, 218, 219, 228, 248, 254, 256, 281, 301,
  302, 303, 304, 305, 307, 308, 309, 310, 312, 313, 314, 315, 316, 317, 318, 319, 320, 321, 323, 330, 334, 352, 360,
  361, 401, 402, 404, 405, 406, 407, 408, 409, 410, 412, 413, 414, 415, 417, 419, 423, 425, 432, 435, 440, 443, 469,
  478, 480, 484, 501, 502, 503, 504, 505, 507, 508, 509, 510, 512, 513, 515, 516, 517, 518, 520, 530, 540, 541, 559,
  561, 562, 563, 570, 571, 573, 580, 585, 586, 601, 602, 603, 605, 606, 607, 608, 609, 610, 612, 614, 615, 616, 617,
  618, 619, 620, 623, 626, 630, 631, 636, 641, 646, 650, 651, 660, 661, 662, 678, 682, 701, 702, 703, 704, 706, 707,
  708, 712, 713, 714, 715, 716, 717, 718, 719, 720, 724, 727, 731, 732, 734, 740, 754, 757, 760, 763, 765, 770, 772,
  773, 774, 775, 781, 785, 786,
]
const canadianAreas = [
  204, 250, 306, 403, 416, 418, 450, 506, 514, 519, 604, 613, 647, 705, 709, 778, 780, 807, 819, 867,
]
// In North America a number does not tell whether it is a mobile one.
const fiction = (areas: readonly number[]) =>
  mobiles(...areas.map((area): Range => [`+1${area}5550100`, `+1${area}5550199`]))

// Mobile numbers first: they are what gets a text.
const pools: Readonly<Record<Country, readonly Pool[]>> = {
  // NANPA, 555 NXX assignment guidelines: 555-0100 to 555-0199 of every area code are for fiction.
  US: [fiction(americanAreas)],
  CA: [fiction(canadianAreas)],
  // Ofcom, telephone numbers for use in TV and radio drama programmes. Without 01632 and Nottingham, which libphonenumber does not know.
  GB: [
    landlines(
      ['+442079460000', '+442079460999'],
      ['+441134960000', '+441134960999'],
      ['+441144960000', '+441144960999'],
      ['+441164960000', '+441164960999'],
      ['+441174960000', '+441174960999'],
      ['+441184960000', '+441184960999'],
      ['+441214960000', '+441214960999'],
      ['+441314960000', '+441314960999'],
      ['+441414960000', '+441414960999'],
      ['+441514960000', '+441514960999'],
      ['+441614960000', '+441614960999'],
      ['+441914980000', '+441914980999'],
      ['+442896496000', '+442896496999'],
      ['+442920180000', '+442920180999'],
    ),
    refusedMobiles(['+447700900000', '+447700900999']),
  ],
  // ACMA, phone numbers for use in TV shows, films and creative works.
  AU: [
    mobiles(
      ...['570006', '570110', '570156', '570157', '570158', '570159', '570313', '570737', '571266', '571491'].map(
        (rest) => one(`+61491${rest}`),
      ),
      ...['571804', '572549', '572665', '572983', '573087', '573770', '574118', '574632', '575254', '575789'].map(
        (rest) => one(`+61491${rest}`),
      ),
      ...['576398', '576801', '577426', '577644', '578148', '578888', '578957', '579212', '579455', '579760'].map(
        (rest) => one(`+61491${rest}`),
      ),
    ),
    landlines(
      ['+61255500000', '+61255509999'],
      ['+61270100000', '+61270109999'],
      ['+61355500000', '+61355509999'],
      ['+61370100000', '+61370109999'],
      ['+61755500000', '+61755509999'],
      ['+61770100000', '+61770109999'],
      ['+61855500000', '+61855509999'],
      ['+61870100000', '+61870109999'],
    ),
  ],
  // PTS, telephone numbers for books, films and the like.
  SE: [
    mobiles(['+46701740605', '+46701740699']),
    landlines(
      ['+46846500400', '+46846500499'],
      ['+46313900600', '+46313900699'],
      ['+46406280400', '+46406280499'],
      ['+46980319200', '+46980319299'],
    ),
  ],
  // Bundesnetzagentur, Mitteilung 148/2021: numbers for media productions.
  DE: [
    mobiles(['+491713920000', '+491713920099'], ['+4917604069000', '+4917604069099']),
    landlines(
      ['+493023125000', '+493023125999'],
      ['+496990009000', '+496990009999'],
      ['+494066969000', '+494066969999'],
      ['+492214710000', '+492214710999'],
      ['+498999998000', '+498999998999'],
    ),
  ],
  // ARCEP, décision 2018-0881: numbers for audiovisual works.
  FR: [
    landlines(
      ['+33199000000', '+33199009999'],
      ['+33261910000', '+33261919999'],
      ['+33353010000', '+33353019999'],
      ['+33465710000', '+33465719999'],
      ['+33536490000', '+33536499999'],
    ),
    refusedMobiles(['+33639980000', '+33639989999']),
  ],
}

function* numbersIn({ ranges }: Pool): Generator<string> {
  // At most 15 digits, which a number holds.
  for (const [first, last] of ranges)
    for (let number = Number(first); number <= Number(last); number += 1) yield `+${number}`
}

/** Every number that may be handed out, in its order. */
export function* fictionalNumbers({ country = 'US', mobile = false }: NumberOptions = {}): Generator<string> {
  for (const pool of fitting(country, mobile)) yield* numbersIn(pool)
}

function fitting(country: Country, mobile: boolean): Pool[] {
  return pools[country].filter(({ isMobile, isValid }) => (mobile ? isMobile : isValid))
}

/**
 * Hands out numbers of a country, those of the United States when absent: each once, until all have been handed out, then again those that are free. `undefined` when
 * none is.
 */
export function createNumbers(isFree: (number: string) => boolean): (options?: NumberOptions) => string | undefined {
  const turns = new Map<Pool, Generator<string>>()
  const next = (pool: Pool): string | undefined => {
    const turn = turns.get(pool) ?? numbersIn(pool)
    turns.set(pool, turn)
    for (let step = turn.next(); !step.done; step = turn.next()) if (isFree(step.value)) return step.value
    return undefined
  }
  const nextOf = (some: readonly Pool[]): string | undefined => {
    for (const pool of some) {
      const number = next(pool)
      if (number !== undefined) return number
    }
    return undefined
  }
  return ({ country = 'US', mobile = false } = {}) => {
    const some = fitting(country, mobile)
    const fresh = nextOf(some)
    if (fresh !== undefined) return fresh
    for (const pool of some) turns.delete(pool)
    return nextOf(some)
  }
}
