import type { Day } from './day';

/**
 * Where the moon and the sun stand, as far as a lunisolar calendar needs it: on which day in Vietnam
 * (UTC+7) a new moon falls, and how far the sun has come on its yearly way.
 *
 * Source: Jean Meeus, Astronomical Algorithms (2nd ed.), chapters 25 and 49. Good to about a minute
 * between 1900 and 2200.
 */
const daysFromJulianEpoch = 2_440_587.5;
const vietnam = 7 / 24;
const degree = Math.PI / 180;
const sin = (degrees: number): number => Math.sin(degrees * degree);

/** The mean time between two new moons, in days. */
export const synodicMonth = 29.530588861;

/** The day in Vietnam of the new moon with this number; number 0 is that of 6 January 2000. */
export function newMoonDay(number: number): Day {
  const dynamical = newMoon(number);
  const year = 2000 + number / 12.3685;
  const universal = dynamical - deltaT(year) / 86_400;
  return Math.floor(universal - daysFromJulianEpoch + vietnam);
}

/** Which of the twelve 30° sectors the sun stands in at midnight (Vietnam) that begins a day. 9 begins at the winter solstice. */
export function sunSector(day: Day): number {
  return Math.floor(sunLongitude(day + daysFromJulianEpoch - vietnam) / 30);
}

/** Dynamical time minus universal time, in seconds (Espenak and Meeus 2006, simplified). */
function deltaT(year: number): number {
  const t = year - 2000;
  if (year < 1986) return 45.45 + 1.067 * (year - 1975) - (year - 1975) ** 2 / 260;
  if (year < 2005) return 63.86 + 0.3345 * t - 0.060374 * t * t + 0.0017275 * t ** 3;
  return 62.92 + 0.32217 * t + 0.005589 * t * t;
}

/** Apparent longitude of the sun in degrees. */
function sunLongitude(julianDay: number): number {
  const t = (julianDay - 2_451_545) / 36_525;
  const mean = 280.46646 + 36_000.76983 * t + 0.0003032 * t * t;
  const anomaly = 357.52911 + 35_999.05029 * t - 0.0001537 * t * t;
  const centre =
    (1.914602 - 0.004817 * t) * sin(anomaly) +
    (0.019993 - 0.000101 * t) * sin(2 * anomaly) +
    0.000289 * sin(3 * anomaly);
  const apparent = mean + centre - 0.00569 - 0.00478 * sin(125.04 - 1934.136 * t);
  return ((apparent % 360) + 360) % 360;
}

/** Julian ephemeris day of a new moon. */
function newMoon(k: number): number {
  const t = k / 1236.85;
  const e = 1 - 0.002516 * t - 0.0000074 * t * t;
  const sun = 2.5534 + 29.1053567 * k - 0.0000014 * t * t;
  const moon = 201.5643 + 385.81693528 * k + 0.0107582 * t * t;
  const latitude = 160.7108 + 390.67050284 * k - 0.0016118 * t * t;
  const node = 124.7746 - 1.56375588 * k + 0.0020672 * t * t;
  const periodic =
    -0.4072 * sin(moon) +
    0.17241 * e * sin(sun) +
    0.01608 * sin(2 * moon) +
    0.01039 * sin(2 * latitude) +
    0.00739 * e * sin(moon - sun) -
    0.00514 * e * sin(moon + sun) +
    0.00208 * e * e * sin(2 * sun) -
    0.00111 * sin(moon - 2 * latitude) -
    0.00057 * sin(moon + 2 * latitude) +
    0.00056 * e * sin(2 * moon + sun) -
    0.00042 * sin(3 * moon) +
    0.00042 * e * sin(sun + 2 * latitude) +
    0.00038 * e * sin(sun - 2 * latitude) -
    0.00024 * e * sin(2 * moon - sun) -
    0.00017 * sin(node);
  const planetary =
    0.000325 * sin(299.77 + 0.107408 * k - 0.009173 * t * t) +
    0.000165 * sin(251.88 + 0.016321 * k) +
    0.000164 * sin(251.83 + 26.651886 * k) +
    0.000126 * sin(349.42 + 36.412478 * k) +
    0.00011 * sin(84.66 + 18.206239 * k);
  return (
    2_451_550.09766 + synodicMonth * k + 0.00015437 * t * t - 1.5e-7 * t ** 3 + periodic + planetary
  );
}
