package engine

import (
	"bytes"
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/atomicfile"
	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/nn"
	"github.com/quadwire/quadwire/extract/model"
)

// export turns the trained weights into a model file.
func export(d *data, net *nn.Network, opts Options) *model.Header {
	cfg := net.Cfg
	h := &model.Header{
		Name: "english", Training: opts.Sources, Command: opts.Command,
		WordDim: cfg.WordDim, SubDim: cfg.SubDim, Subs: cfg.Subs, Hidden: cfg.Hidden, Layers: cfg.Layers,
		Words: d.words.list,
	}
	if opts.Target == TargetNames {
		h.Name, h.NameDim, h.NameTags, h.Marks = "english-names", cfg.NameDim, d.names.list, cfg.Marks
	} else {
		h.ArcDim, h.LabelDim, h.UPOS, h.XPOS, h.Feats, h.Labels = cfg.ArcDim, cfg.LabelDim, d.upos.list, d.xpos.list, d.feats.list, d.labels.list
	}
	for _, p := range net.Params {
		if !wanted(opts.Target, p.Name) {
			continue // a head that only helped training
		}
		w := p.Final()
		switch {
		case p.Name == "word" || p.Name == "sub" || p.Name == "mark":
			h.Tensors = append(h.Tensors, model.NewTensor(p.Name, w.Rows, w.Cols, model.ByRow, w.V))
		case w.Rows == 1:
			h.Tensors = append(h.Tensors, model.NewTensor(p.Name, w.Rows, w.Cols, model.Float32, w.V))
		case p.Name == "arc.u":
			// The last row, which training multiplies by one, is the bias of a head.
			split := (w.Rows - 1) * w.Cols
			h.Tensors = append(h.Tensors,
				model.NewTensor(p.Name+".w", w.Rows-1, w.Cols, model.ByCol, w.V[:split]),
				model.NewTensor(p.Name+".b", 1, w.Cols, model.Float32, w.V[split:]))
		default:
			h.Tensors = append(h.Tensors, model.NewTensor(p.Name, w.Rows, w.Cols, model.ByCol, w.V))
		}
	}
	return h
}

// wanted reports whether a model for target has the parameter.
func wanted(target, name string) bool {
	head, _, _ := strings.Cut(name, ".")
	switch head {
	case "name":
		return target == TargetNames
	case "upos", "xpos", "feats", "arc", "label":
		return target == TargetTrees
	}
	return true
}

// report writes the model as it stands and its scores on the dev sets.
func report(ctx context.Context, d *data, net *nn.Network, opts Options, log io.Writer) error {
	h := export(d, net, opts)
	h.Scores = map[string]float64{}
	var file bytes.Buffer
	if err := h.Write(&file); err != nil {
		return err
	}
	loaded, err := model.Load(file.Bytes())
	if err != nil {
		return err
	}
	for _, path := range opts.Dev {
		scores, line, err := Score(ctx, loaded, path)
		if err != nil {
			return err
		}
		name := devName(path)
		fmt.Fprintf(log, "  %s: %s\n", name, line)
		for k, v := range scores {
			h.Scores[name+" "+k] = v
		}
	}
	for _, path := range opts.NamesDev {
		scores, err := scoreNetwork(ctx, loaded, path)
		if err != nil {
			return err
		}
		name := filepath.Base(path)
		fmt.Fprintf(log, "  %s: %s\n", name, scores)
		h.Scores[name+" F1"] = scores.Percent()
	}
	file.Reset()
	if err := h.Write(&file); err != nil {
		return err
	}
	return atomicfile.Write(opts.Out, file.Bytes())
}

// devName is how a treebank is called in reports: "ewt/dev".
func devName(path string) string {
	return filepath.Base(filepath.Dir(path)) + "/" + strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
}

type checkpoint struct {
	Epoch, Step int
	Params      []nn.ParamState
}

func save(path string, net *nn.Network, epoch, step int) error {
	var out bytes.Buffer
	if err := gob.NewEncoder(&out).Encode(checkpoint{epoch, step, net.State()}); err != nil {
		return err
	}
	return atomicfile.Write(path, out.Bytes())
}

// restore returns zeros where there is no checkpoint.
func restore(path string, net *nn.Network) (epoch, step int, err error) {
	file, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, 0, nil
	}
	if err != nil {
		return 0, 0, err
	}
	var c checkpoint
	if err := gob.NewDecoder(bytes.NewReader(file)).Decode(&c); err != nil {
		return 0, 0, fmt.Errorf("read checkpoint %s: %w", path, err)
	}
	if err := net.SetState(c.Params); err != nil {
		return 0, 0, fmt.Errorf("checkpoint %s is of another training: %w", path, err)
	}
	return c.Epoch, c.Step, nil
}
