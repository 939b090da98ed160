package nn

import "fmt"

// ParamState is a parameter with its moments, for a checkpoint.
type ParamState struct {
	Name         string
	W, M, V, EMA []float32
}

// State returns what a checkpoint must hold.
func (n *Network) State() []ParamState {
	out := make([]ParamState, len(n.Params))
	for i, p := range n.Params {
		out[i] = ParamState{p.Name, p.W.V, p.m, p.v, p.ema}
	}
	return out
}

// SetState restores a network of the same sizes.
func (n *Network) SetState(state []ParamState) error {
	if len(state) != len(n.Params) {
		return fmt.Errorf("%d parameters, want %d", len(state), len(n.Params))
	}
	for i, s := range state {
		p := n.Params[i]
		if s.Name != p.Name || len(s.W) != len(p.W.V) {
			return fmt.Errorf("parameter %s of %d values, want %s of %d", s.Name, len(s.W), p.Name, len(p.W.V))
		}
		copy(p.W.V, s.W)
		copy(p.m, s.M)
		copy(p.v, s.V)
		p.ema = s.EMA
	}
	return nil
}
