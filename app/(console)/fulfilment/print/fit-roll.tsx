'use client';

import { useEffect, useState } from 'react';

const MM_PER_PIXEL = 25.4 / 96;
const SHORTEST_MM = 60;
const SPARE_MM = 4;

/** Makes the page of a roll as long as what stands on it, so that the printer cuts behind the last line. Shows nothing. */
export function FitRoll({ widthMm }: { widthMm: number }) {
  const [lengthMm, setLengthMm] = useState(297);
  useEffect(() => {
    const sheet = document.querySelector<HTMLElement>('[data-paper]');
    if (!sheet) return;
    const measure = () => {
      // A little is left over: printers round, and a second page would be a strip of nothing.
      const neededMm = Math.ceil(sheet.getBoundingClientRect().height * MM_PER_PIXEL) + SPARE_MM;
      setLengthMm(Math.max(SHORTEST_MM, neededMm));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(sheet);
    return () => observer.disconnect();
  }, []);
  return <style>{`@page { size: ${widthMm}mm ${lengthMm}mm; margin: 0; }`}</style>;
}
