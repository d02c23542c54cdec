import { randomFrom } from './random';

/** Looked up once: under a test runner every look at a global costs as much as the reckoning. */
const { abs, exp, sqrt } = Math;

/** One text as numbers: the slots of its features, how strong each is, and what it should be. */
export interface Example {
  readonly slots: Int32Array;
  readonly strengths: Float64Array;
  readonly label: number;
  readonly weight: number;
}

export interface Settings {
  readonly rounds: number;
  readonly rate: number;
  readonly decay: number;
  /** Belief that is kept for the other labels, so that nothing is ever certain. */
  readonly doubt: number;
}

export interface Weights {
  /** Row by row: one row a slot, one number a label. */
  readonly table: Float64Array;
  readonly biases: Float64Array;
}

/** A slope too small to be worth a step. */
const whisker = 2e-3;

/**
 * Multinomial logistic regression by stochastic descent with a rate of its own for each weight
 * (AdaGrad). The order of the examples comes from a fixed seed: the same input gives the same bits.
 */
export function fitWeights(
  examples: readonly Example[],
  size: { slots: number; labels: number },
  settings: Settings,
): Weights {
  const { labels } = size;
  const table = new Float64Array(size.slots * labels);
  const squares = new Float64Array(size.slots * labels).fill(1e-2);
  const biases = new Float64Array(labels);
  const biasSquares = new Float64Array(labels).fill(1);
  const slopes = new Float64Array(labels);
  const order = examples.map((_, at) => at);
  const random = randomFrom('fit');
  for (let round = 0; round < settings.rounds; round++) {
    shuffle(order, random.next);
    for (const at of order) {
      const example = examples[at] as Example;
      setSlopes(slopes, example, { table, biases }, settings.doubt);
      for (let label = 0; label < labels; label++) {
        const slope = slopes[label] as number;
        (biasSquares[label] as number) += slope * slope;
        (biases[label] as number) -= (settings.rate * slope) / sqrt(biasSquares[label] as number);
      }
      descend(example, slopes, table, squares, settings);
    }
  }
  return { table, biases };
}

/** Moves the weights of the labels that are off by more than a whisker; the others cost only time. */
function descend(
  { slots, strengths }: Example,
  slopes: Float64Array,
  table: Float64Array,
  squares: Float64Array,
  { rate, decay }: Settings,
): void {
  const labels = slopes.length;
  const off = [...slopes.keys()].filter(label => abs(slopes[label] as number) > whisker);
  for (let feature = 0; feature < slots.length; feature++) {
    const row = (slots[feature] as number) * labels;
    const strength = strengths[feature] as number;
    for (const label of off) {
      const place = row + label;
      const weight = table[place] as number;
      const slope = (slopes[label] as number) * strength + decay * weight;
      const square = (squares[place] as number) + slope * slope;
      squares[place] = square;
      table[place] = weight - (rate * slope) / sqrt(square);
    }
  }
}

/** The distance between belief and truth for each label: the slope of the loss. */
function setSlopes(slopes: Float64Array, example: Example, weights: Weights, doubt: number): void {
  const labels = slopes.length;
  slopes.set(weights.biases);
  for (let feature = 0; feature < example.slots.length; feature++) {
    const row = (example.slots[feature] as number) * labels;
    const strength = example.strengths[feature] as number;
    for (let label = 0; label < labels; label++) {
      (slopes[label] as number) += strength * (weights.table[row + label] as number);
    }
  }
  let top = slopes[0] as number;
  for (const score of slopes) if (score > top) top = score;
  let sum = 0;
  for (let label = 0; label < labels; label++) {
    const raised = exp((slopes[label] as number) - top);
    slopes[label] = raised;
    sum += raised;
  }
  for (let label = 0; label < labels; label++) {
    const wanted = label === example.label ? 1 - doubt : doubt / (labels - 1);
    slopes[label] = example.weight * ((slopes[label] as number) / sum - wanted);
  }
}

function shuffle(order: number[], next: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1));
    const kept = order[last] as number;
    order[last] = order[other] as number;
    order[other] = kept;
  }
}
