/** Whether this process wants requests: not before it is up, and not once it has been told to stop. */
export class HealthState {
  isStopping = false;
}
