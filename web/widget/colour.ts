/** A colour of sRGB as `#rrggbb`. */
export type Hex = string;

export const isHex = (text: string): text is Hex => /^#[0-9a-f]{6}$/i.test(text);

/**
 * Any opaque CSS colour (`teal`, `rgb(0 80 90)`, `hsl(…)`) as `#rrggbb`; undefined for what is none, is
 * transparent, or lies outside sRGB.
 */
export function hexOf(colour: string): Hex | undefined {
  if (!CSS.supports('color', colour)) return undefined;
  const pen = document.createElement('canvas').getContext('2d');
  if (!pen) return undefined;
  pen.fillStyle = colour;
  return typeof pen.fillStyle === 'string' && isHex(pen.fillStyle) ? pen.fillStyle : undefined;
}

const light = '#ffffff';
const dark = '#0b1a1e';

/** White or near black: whichever is read better on a ground (WCAG 2.2, 1.4.3). One of them reaches 4.5 : 1. */
export const textOn = (ground: Hex): Hex =>
  contrast(light, ground) >= contrast(dark, ground) ? light : dark;

/** The contrast ratio of two colours, from 1 to 21 (WCAG 2.2's definition). */
export function contrast(one: Hex, other: Hex): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

function luminance(colour: Hex): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
