/// Who may come in: beside the engines and the control plane, behind a port that never waits.
package braid.dataplane.engine.credentials;
