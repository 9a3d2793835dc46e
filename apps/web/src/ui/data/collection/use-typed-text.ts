import { useEffect, useRef, useState } from 'react';

/** What is typed shows at once; the address, and with it the question to the server, follows when the typing rests. */
export function useTypedText(value: string, onValue: (text: string) => void, restMs = 200) {
  const [typed, setTyped] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const sent = useRef(value);
  useEffect(() => {
    // Only a change from outside (Back, a view) replaces the text: an echo of our own must not eat newer letters.
    if (value !== sent.current) setTyped(value);
    sent.current = value;
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const flush = (text: string) => {
    clearTimeout(timer.current);
    setTyped(text);
    sent.current = text;
    onValue(text);
  };
  const type = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => flush(text), restMs);
  };
  return { typed, type, flush };
}
