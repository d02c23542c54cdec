/** A text as weights by feature, of length one. */
type Vector = ReadonlyMap<string, number>;

/** How alike a question is to each group of examples, 0 to 1. */
export type Likeness = (features: ReadonlySet<string>) => ReadonlyMap<string, number>;

export interface Example {
  /** What the example stands for. */
  readonly group: string;
  readonly features: ReadonlySet<string>;
}

/** The closest example and the examples of a group together: which share each has in the likeness. */
const shareOfClosest = 0.3;

/**
 * Finds what a question is about by comparing it with examples: cosine over features weighted by their
 * rarity (tf-idf), with the closest example of a group and with the middle of the group. Looking up is
 * linear in the question's features, which are bounded.
 */
export function indexExamples(
  examples: readonly Example[],
  sayOf: (feature: string) => number,
): Likeness {
  const rarity = rarities(examples, sayOf);
  const unknown = Math.max(...rarity.values());
  const vectorOf = (features: ReadonlySet<string>): Vector =>
    toLengthOne(
      new Map(
        [...features].map(feature => [feature, rarity.get(feature) ?? unknown * sayOf(feature)]),
      ),
    );
  const vectors = examples.map(({ group, features }) => ({ group, vector: vectorOf(features) }));
  const middles = middlesOf(vectors);
  const closestOf = postings(vectors);
  const middleOf = postings(middles);
  return features => {
    const question = vectorOf(features);
    const likeness = new Map<string, number>();
    const add = (group: string, amount: number) =>
      likeness.set(group, (likeness.get(group) ?? 0) + amount);
    for (const [group, value] of best(closestOf(question))) add(group, shareOfClosest * value);
    for (const [group, value] of best(middleOf(question))) add(group, (1 - shareOfClosest) * value);
    return likeness;
  };
}

interface Placed {
  readonly group: string;
  readonly vector: Vector;
}

function rarities(
  examples: readonly Example[],
  sayOf: (feature: string) => number,
): Map<string, number> {
  const groupsWith = new Map<string, Set<string>>();
  for (const { group, features } of examples) {
    for (const feature of features) {
      const groups = groupsWith.get(feature) ?? new Set();
      groupsWith.set(feature, groups.add(group));
    }
  }
  const all = new Set(examples.map(({ group }) => group)).size;
  return new Map(
    [...groupsWith].map(([feature, { size }]) => [
      feature,
      sayOf(feature) * Math.log((all + 1) / (size + 0.5)),
    ]),
  );
}

function middlesOf(vectors: readonly Placed[]): Placed[] {
  const sums = new Map<string, Map<string, number>>();
  for (const { group, vector } of vectors) {
    const sum = sums.get(group) ?? new Map<string, number>();
    for (const [feature, weight] of vector) sum.set(feature, (sum.get(feature) ?? 0) + weight);
    sums.set(group, sum);
  }
  return [...sums].map(([group, sum]) => ({ group, vector: toLengthOne(sum) }));
}

/** The products of a question with every vector that shares a feature with it. */
function postings(vectors: readonly Placed[]): (question: Vector) => [string, number][] {
  const byFeature = new Map<string, { place: number; weight: number }[]>();
  vectors.forEach(({ vector }, place) => {
    for (const [feature, weight] of vector) {
      const list = byFeature.get(feature) ?? [];
      list.push({ place, weight });
      byFeature.set(feature, list);
    }
  });
  return question => {
    const products = new Float64Array(vectors.length);
    for (const [feature, weight] of question) {
      for (const posting of byFeature.get(feature) ?? [])
        products[posting.place] = (products[posting.place] ?? 0) + weight * posting.weight;
    }
    return vectors.map(({ group }, place) => [group, products[place] ?? 0]);
  };
}

function best(products: readonly [string, number][]): Map<string, number> {
  const highest = new Map<string, number>();
  for (const [group, value] of products) {
    if (value > (highest.get(group) ?? 0)) highest.set(group, value);
  }
  return highest;
}

function toLengthOne(weights: ReadonlyMap<string, number>): Vector {
  const length = Math.hypot(...weights.values()) || 1;
  return new Map([...weights].map(([feature, weight]) => [feature, weight / length]));
}
