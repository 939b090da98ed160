// Products of 16-bit activations with a panel of 16 columns of weights. The
// panel interleaves two rows: w[j] holds, for each column, the weights of rows
// 2j and 2j+1, which VPMADDWD multiplies and adds pairwise. AVX2.

#include "textflag.h"

// PAIR adds to the sums lo (columns 0-7) and hi (8-15) of a row its products with
// the pair of weight rows in Y12 and Y13.
#define PAIR(row, lo, hi) \
	VPBROADCASTD (row)(AX*4), Y14; \
	VPMADDWD Y12, Y14, Y15; \
	VPADDD Y15, lo, lo; \
	VPMADDWD Y13, Y14, Y14; \
	VPADDD Y14, hi, hi

#define CLEAR(lo, hi) \
	VPXOR lo, lo, lo; \
	VPXOR hi, hi, hi

// STORE writes the sums of a row to DI and moves on to the next.
#define STORE(lo, hi) \
	VMOVDQU lo, (DI); \
	VMOVDQU hi, 32(DI); \
	ADDQ R11, DI

// func mulPanel6(pairs int, x *int16, xStride int, w *int16, out *int32, outStride int)
TEXT ·mulPanel6(SB), NOSPLIT, $0-48
	MOVQ pairs+0(FP), CX
	MOVQ x+8(FP), SI
	MOVQ xStride+16(FP), DX
	MOVQ w+24(FP), BX
	MOVQ out+32(FP), DI
	MOVQ outStride+40(FP), R11
	LEAQ (SI)(DX*1), R8
	LEAQ (SI)(DX*2), R9
	LEAQ (R8)(DX*2), R10
	LEAQ (R9)(DX*2), R12
	LEAQ (R10)(DX*2), R13
	CLEAR(Y0, Y1)
	CLEAR(Y2, Y3)
	CLEAR(Y4, Y5)
	CLEAR(Y6, Y7)
	CLEAR(Y8, Y9)
	CLEAR(Y10, Y11)
	XORQ AX, AX
	TESTQ CX, CX
	JZ store6

pair6:
	VMOVDQU (BX), Y12
	VMOVDQU 32(BX), Y13
	PAIR(SI, Y0, Y1)
	PAIR(R8, Y2, Y3)
	PAIR(R9, Y4, Y5)
	PAIR(R10, Y6, Y7)
	PAIR(R12, Y8, Y9)
	PAIR(R13, Y10, Y11)
	ADDQ $64, BX
	INCQ AX
	CMPQ AX, CX
	JNE pair6

store6:
	STORE(Y0, Y1)
	STORE(Y2, Y3)
	STORE(Y4, Y5)
	STORE(Y6, Y7)
	STORE(Y8, Y9)
	STORE(Y10, Y11)
	VZEROUPPER
	RET

// func mulPanel4(pairs int, x *int16, xStride int, w *int16, out *int32, outStride int)
TEXT ·mulPanel4(SB), NOSPLIT, $0-48
	MOVQ pairs+0(FP), CX
	MOVQ x+8(FP), SI
	MOVQ xStride+16(FP), DX
	MOVQ w+24(FP), BX
	MOVQ out+32(FP), DI
	MOVQ outStride+40(FP), R11
	LEAQ (SI)(DX*1), R8
	LEAQ (SI)(DX*2), R9
	LEAQ (R8)(DX*2), R10
	CLEAR(Y0, Y1)
	CLEAR(Y2, Y3)
	CLEAR(Y4, Y5)
	CLEAR(Y6, Y7)
	XORQ AX, AX
	TESTQ CX, CX
	JZ store4

pair4:
	VMOVDQU (BX), Y12
	VMOVDQU 32(BX), Y13
	PAIR(SI, Y0, Y1)
	PAIR(R8, Y2, Y3)
	PAIR(R9, Y4, Y5)
	PAIR(R10, Y6, Y7)
	ADDQ $64, BX
	INCQ AX
	CMPQ AX, CX
	JNE pair4

store4:
	STORE(Y0, Y1)
	STORE(Y2, Y3)
	STORE(Y4, Y5)
	STORE(Y6, Y7)
	VZEROUPPER
	RET

// func mulPanel1(pairs int, x *int16, xStride int, w *int16, out *int32, outStride int)
TEXT ·mulPanel1(SB), NOSPLIT, $0-48
	MOVQ pairs+0(FP), CX
	MOVQ x+8(FP), SI
	MOVQ w+24(FP), BX
	MOVQ out+32(FP), DI
	MOVQ outStride+40(FP), R11
	CLEAR(Y0, Y1)
	XORQ AX, AX
	TESTQ CX, CX
	JZ store1

pair1:
	VMOVDQU (BX), Y12
	VMOVDQU 32(BX), Y13
	PAIR(SI, Y0, Y1)
	ADDQ $64, BX
	INCQ AX
	CMPQ AX, CX
	JNE pair1

store1:
	STORE(Y0, Y1)
	VZEROUPPER
	RET
