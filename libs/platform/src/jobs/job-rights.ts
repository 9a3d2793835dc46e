/**
 * With whose rights a job works, which every job declares as every operation of the API does. `SYSTEM`: nobody asked for
 * it, and it does only what an installation does by itself. `requester`: a person asked, and it acts as them; it must
 * find out anew in each run whether they still have this permission, and do nothing when they have not.
 */
export type JobRights = 'SYSTEM' | { readonly requester: string };
