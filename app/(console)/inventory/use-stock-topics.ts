'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLive } from '#components/shell/live-provider.tsx';

const MOVES_STOCK = ['order', 'product'];

/** Orders reserve and ship units without saying `stock`: reads stock again when they change too. */
export function useStockTopics() {
  const queries = useQueryClient();
  const { listen } = useLive();
  useEffect(
    () =>
      listen((topics) => {
        if (topics.includes('stock') || !topics.some((topic) => MOVES_STOCK.includes(topic))) return;
        void queries.invalidateQueries({ queryKey: ['stock'] });
      }),
    [listen, queries],
  );
}
