// How well do two colors contrast? WCAG 2.2, "relative luminance" and "contrast ratio", for colors
// that are written #rrggbb.

/** The relative luminance of a color, from 0 (black) to 1 (white). */
export function luminance(color) {
  const [red, green, blue] = [1, 3, 5].map((place) => {
    const part = parseInt(color.slice(place, place + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast ratio of two colors, from 1 to 21. */
export function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/**
 * A ratio as people read it, in the digits of the page: two places after the point, and never
 * rounded up to a limit that it does not reach.
 */
export function written(ratio, digits, decimal) {
  const roundedDown = (Math.floor(ratio * 100 + 1e-9) / 100).toFixed(2); // 1e-9: 4.35 * 100 is 434.99…
  return roundedDown.replace(/\d/g, (digit) => digits[digit]).replace(".", decimal);
}
