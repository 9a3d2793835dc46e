import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useRef } from 'react';

/** Below this many rows all of them are in the page: printing and the browser's own search find every one. */
const VIRTUAL_OVER = 200;

/** How near to the end, in pixels, the next rows are fetched. */
const NEAR_THE_END = 800;

/** Which rows are drawn, where, and how the focus and the next page follow the scrolling. */
export function useRowWindow(count: number, rowHeight: number, loadMore: () => void) {
  const scroller = useRef<HTMLDivElement>(null);
  const size = useElementSize<HTMLDivElement>();
  const frame = useMergedRef(scroller, size.ref);
  const virtual = count > VIRTUAL_OVER;
  const virtualizer = useVirtualizer({
    count: virtual ? count : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const scrollTo = useRef<(index: number) => void>(() => undefined);
  scrollTo.current = (index) => {
    if (virtual) virtualizer.scrollToIndex(index);
  };
  const focusRow = useCallback((index: number) => {
    scrollTo.current(index);
    requestAnimationFrame(() => {
      const row = scroller.current?.querySelector<HTMLElement>(`[data-row="${index}"]`);
      row?.focus({ preventScroll: true });
      row?.scrollIntoView({ block: 'nearest' });
    });
  }, []);
  const onScroll = () => {
    const box = scroller.current;
    if (box && box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_THE_END) loadMore();
  };
  const drawn = virtual
    ? virtualizer.getVirtualItems().map(({ index, start }) => ({ index, offset: start }))
    : Array.from({ length: count }, (_, index) => ({ index, offset: undefined }));
  return {
    frame,
    width: size.width,
    drawn,
    height: virtual ? virtualizer.getTotalSize() : undefined,
    focusRow,
    onScroll,
  };
}
