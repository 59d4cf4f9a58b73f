'use client';

import { useCallback, useEffect, useRef, useState } from 'react';

const TONES = [
  { hertz: 660, fromSeconds: 0, toSeconds: 0.25 },
  { hertz: 880, fromSeconds: 0.2, toSeconds: 0.6 },
] as const;
const LOUDNESS = 0.15;

function play(context: AudioContext): void {
  const start = context.currentTime;
  for (const { hertz, fromSeconds, toSeconds } of TONES) {
    const [tone, volume] = [context.createOscillator(), context.createGain()];
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(LOUDNESS, start + fromSeconds);
    volume.gain.exponentialRampToValueAtTime(0.001, start + toSeconds);
    tone.connect(volume).connect(context.destination);
    tone.start(start + fromSeconds);
    tone.stop(start + toSeconds);
  }
}

/** A short sound, where it is asked for. */
export interface Chime {
  readonly ring: () => void;
  /** True where the browser lets nothing sound before somebody clicked. */
  readonly isBlocked: boolean;
}

/** @param isOn Where false, nothing is ever made that could sound. */
export function useChime(isOn: boolean): Chime {
  const context = useRef<AudioContext | null>(null);
  const [isBlocked, setIsBlocked] = useState(false);
  useEffect(() => {
    if (!isOn) return;
    const audio = new AudioContext();
    context.current = audio;
    const look = (): void => setIsBlocked(audio.state !== 'running');
    const resume = (): void => void audio.resume().then(look, look);
    audio.addEventListener('statechange', look);
    const timer = setTimeout(look, 1_000);
    window.addEventListener('click', resume);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('click', resume);
      audio.removeEventListener('statechange', look);
      context.current = null;
      void audio.close();
    };
  }, [isOn]);
  const ring = useCallback(() => {
    if (context.current?.state === 'running') play(context.current);
  }, []);
  return { ring, isBlocked: isOn && isBlocked };
}
