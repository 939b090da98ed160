// Products of 16-bit activations with a panel of 16 columns of weights. The panel
// interleaves two rows, which VLD2 takes apart. NEON; the assembler does not know
// the instructions that multiply long by one element, hence their words.

#include "textflag.h"

// LOW0 adds to the four sums of d the products of the low four elements of n with
// element 0 of m (SMLAL Vd.4S, Vn.4H, Vm.H[0]); HIGH0 takes the high four (SMLAL2);
// LOW1 and HIGH1 element 1.
#define LOW0(m, n, d) WORD $(0x0F402000 + m<<16 + n<<5 + d)
#define HIGH0(m, n, d) WORD $(0x4F402000 + m<<16 + n<<5 + d)
#define LOW1(m, n, d) WORD $(0x0F502000 + m<<16 + n<<5 + d)
#define HIGH1(m, n, d) WORD $(0x4F502000 + m<<16 + n<<5 + d)

// WEIGHTS loads a pair of rows: the first to V4 and V6, the second to V5 and V7.
#define WEIGHTS \
	VLD2.P 32(R3), [V4.H8, V5.H8]; \
	VLD2.P 32(R3), [V6.H8, V7.H8]

// PAIR adds to the sums a to d of a row its products with the weights.
#define PAIR(x, a, b, c, d) \
	LOW0(x, 4, a); \
	HIGH0(x, 4, b); \
	LOW0(x, 6, c); \
	HIGH0(x, 6, d); \
	LOW1(x, 5, a); \
	HIGH1(x, 5, b); \
	LOW1(x, 7, c); \
	HIGH1(x, 7, d)

#define CLEAR(a, b, c, d) \
	VEOR a.B16, a.B16, a.B16; \
	VEOR b.B16, b.B16, b.B16; \
	VEOR c.B16, c.B16, c.B16; \
	VEOR d.B16, d.B16, d.B16

// func mulPanel4(pairs int, x *int16, xStride int, w *int16, out *int32, outStride int)
TEXT ·mulPanel4(SB), NOSPLIT, $0-48
	MOVD pairs+0(FP), R0
	MOVD x+8(FP), R1
	MOVD xStride+16(FP), R2
	MOVD w+24(FP), R3
	MOVD out+32(FP), R4
	MOVD outStride+40(FP), R5
	ADD R1, R2, R6
	ADD R6, R2, R7
	ADD R7, R2, R8
	CLEAR(V16, V17, V18, V19)
	CLEAR(V20, V21, V22, V23)
	CLEAR(V24, V25, V26, V27)
	CLEAR(V28, V29, V30, V31)

pair4:
	WEIGHTS
	FMOVS.P 4(R1), F0
	FMOVS.P 4(R6), F1
	FMOVS.P 4(R7), F2
	FMOVS.P 4(R8), F3
	PAIR(0, 16, 17, 18, 19)
	PAIR(1, 20, 21, 22, 23)
	PAIR(2, 24, 25, 26, 27)
	PAIR(3, 28, 29, 30, 31)
	SUBS $1, R0, R0
	BNE pair4
	VST1 [V16.S4, V17.S4, V18.S4, V19.S4], (R4)
	ADD R5, R4, R4
	VST1 [V20.S4, V21.S4, V22.S4, V23.S4], (R4)
	ADD R5, R4, R4
	VST1 [V24.S4, V25.S4, V26.S4, V27.S4], (R4)
	ADD R5, R4, R4
	VST1 [V28.S4, V29.S4, V30.S4, V31.S4], (R4)
	RET

// func mulPanel1(pairs int, x *int16, w *int16, out *int32)
TEXT ·mulPanel1(SB), NOSPLIT, $0-32
	MOVD pairs+0(FP), R0
	MOVD x+8(FP), R1
	MOVD w+16(FP), R3
	MOVD out+24(FP), R4
	CLEAR(V16, V17, V18, V19)

pair1:
	WEIGHTS
	FMOVS.P 4(R1), F0
	PAIR(0, 16, 17, 18, 19)
	SUBS $1, R0, R0
	BNE pair1
	VST1 [V16.S4, V17.S4, V18.S4, V19.S4], (R4)
	RET
