import {
  type ComponentType,
  createContext,
  type ReactNode,
  Suspense,
  use,
  useCallback,
  useMemo,
  useState,
} from 'react';

/** What a person wants to make, with what the place they stand in already knows. */
export type CreationRequest =
  | { readonly kind: 'opportunity'; readonly customer?: { readonly id: string; readonly name: string } }
  | { readonly kind: 'customer'; readonly name?: string }
  | { readonly kind: 'activity' };

export interface CreationHostProps<K extends CreationRequest['kind']> {
  readonly request: Extract<CreationRequest, { kind: K }>;
  readonly onClose: () => void;
}

export interface CreationHosts {
  readonly opportunity: ComponentType<CreationHostProps<'opportunity'>>;
  readonly customer: ComponentType<CreationHostProps<'customer'>>;
  readonly activity: ComponentType<CreationHostProps<'activity'>>;
}

const CreationContext = createContext<{ readonly create: (request: CreationRequest) => void }>({
  create: () => undefined,
});

/** Lets any page ask for a new record without knowing whose form makes it; the application names the forms. */
export function CreationProvider({ hosts, children }: { readonly hosts: CreationHosts; readonly children: ReactNode }) {
  const [request, setRequest] = useState<CreationRequest | null>(null);
  const close = useCallback(() => setRequest(null), []);
  const value = useMemo(() => ({ create: setRequest }), []);
  return (
    <CreationContext value={value}>
      {children}
      <Suspense fallback={null}>
        {request?.kind === 'opportunity' && <hosts.opportunity request={request} onClose={close} />}
        {request?.kind === 'customer' && <hosts.customer request={request} onClose={close} />}
        {request?.kind === 'activity' && <hosts.activity request={request} onClose={close} />}
      </Suspense>
    </CreationContext>
  );
}

export const useCreation = () => use(CreationContext);
