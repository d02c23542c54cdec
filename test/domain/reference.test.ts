import fc from 'fast-check';
import {
  isReference,
  newAccessCode,
  newReference,
  normalAccessCode,
  symbols,
} from '../../src/domain/reference';

/** Draws that a real random source could make. */
const draws = (length: number) =>
  fc.array(fc.nat(symbols.length - 1), { minLength: length, maxLength: length });

const references = draws(7).map(numbers => newReference(drawing(numbers)));

/** Where the eight symbols stand in `PD-XXXX-XXXX`. */
const places = [3, 4, 5, 6, 8, 9, 10, 11];

describe('a case number', () => {
  it('is valid, and of the form that customers are told', () => {
    fc.assert(
      fc.property(references, reference => {
        expect(reference).toMatch(/^PD-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
        expect(isReference(reference)).toBe(true);
      }),
    );
  });

  it('shows every single wrong symbol', () => {
    fc.assert(
      fc.property(references, reference => {
        for (const place of places)
          for (const symbol of symbols)
            if (symbol !== reference[place])
              expect(isReference(replaced(reference, place, symbol))).toBe(false);
      }),
    );
  });

  it('shows every two symbols that changed places', () => {
    fc.assert(
      fc.property(references, reference => {
        for (const one of places)
          for (const other of places)
            if (reference[one] !== reference[other])
              expect(isReference(swapped(reference, one, other))).toBe(false);
      }),
    );
  });

  it('differs for different draws', () => {
    fc.assert(
      fc.property(draws(7), draws(7), (one, other) => {
        fc.pre(one.join() !== other.join());
        expect(newReference(drawing(one))).not.toBe(newReference(drawing(other)));
      }),
    );
  });

  it.each([
    '',
    'PD',
    'PD-2222-222',
    'pd-2222-2222',
    'PD-0000-0000',
    'PD-2222-2222-2222',
    ' PD-2222-2222',
    'PD-2222-2222\n',
  ])('is not %j', text => {
    expect(isReference(text)).toBe(false);
  });
});

describe('an access code', () => {
  const codes = draws(12).map(numbers => newAccessCode(drawing(numbers)));

  it('is of three groups of four symbols', () => {
    fc.assert(
      fc.property(codes, code => {
        expect(code).toMatch(/^[2-9A-HJKMNP-Z]{4}(-[2-9A-HJKMNP-Z]{4}){2}$/);
      }),
    );
  });

  it('is compared without regard to case, blanks and hyphens', () => {
    fc.assert(
      fc.property(codes, code => {
        const typed = ` ${code.toLowerCase().replaceAll('-', ' ')} `;
        expect(normalAccessCode(typed)).toBe(normalAccessCode(code));
      }),
    );
  });
});

function drawing(numbers: number[]): () => number {
  const rest = [...numbers];
  return () => rest.shift() ?? 0;
}

function replaced(text: string, place: number, symbol: string): string {
  return text.slice(0, place) + symbol + text.slice(place + 1);
}

function swapped(text: string, one: number, other: number): string {
  const all = [...text];
  [all[one], all[other]] = [all[other] ?? '', all[one] ?? ''];
  return all.join('');
}
