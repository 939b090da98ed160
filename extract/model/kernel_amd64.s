// Products of 16-bit activations with a panel of 16 columns of weights. The
// panel interleaves two rows: w[j] holds, for each column, the weights of rows
// 2j and 2j+1, which VPMADDWD multiplies and adds pairwise. AVX2.

#include "textflag.h"

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
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7
	XORQ AX, AX
	TESTQ CX, CX
	JZ store4
pair4:
	VMOVDQU (BX), Y8
	VMOVDQU 32(BX), Y9
	VPBROADCASTD (SI)(AX*4), Y10
	VPMADDWD Y8, Y10, Y11
	VPADDD Y11, Y0, Y0
	VPMADDWD Y9, Y10, Y12
	VPADDD Y12, Y1, Y1
	VPBROADCASTD (R8)(AX*4), Y13
	VPMADDWD Y8, Y13, Y14
	VPADDD Y14, Y2, Y2
	VPMADDWD Y9, Y13, Y15
	VPADDD Y15, Y3, Y3
	VPBROADCASTD (R9)(AX*4), Y10
	VPMADDWD Y8, Y10, Y11
	VPADDD Y11, Y4, Y4
	VPMADDWD Y9, Y10, Y12
	VPADDD Y12, Y5, Y5
	VPBROADCASTD (R10)(AX*4), Y13
	VPMADDWD Y8, Y13, Y14
	VPADDD Y14, Y6, Y6
	VPMADDWD Y9, Y13, Y15
	VPADDD Y15, Y7, Y7
	ADDQ $64, BX
	INCQ AX
	CMPQ AX, CX
	JNE pair4
store4:
	VMOVDQU Y0, (DI)
	VMOVDQU Y1, 32(DI)
	ADDQ R11, DI
	VMOVDQU Y2, (DI)
	VMOVDQU Y3, 32(DI)
	ADDQ R11, DI
	VMOVDQU Y4, (DI)
	VMOVDQU Y5, 32(DI)
	ADDQ R11, DI
	VMOVDQU Y6, (DI)
	VMOVDQU Y7, 32(DI)
	VZEROUPPER
	RET

// func mulPanel1(pairs int, x *int16, xStride int, w *int16, out *int32, outStride int)
TEXT ·mulPanel1(SB), NOSPLIT, $0-48
	MOVQ pairs+0(FP), CX
	MOVQ x+8(FP), SI
	MOVQ xStride+16(FP), DX
	MOVQ w+24(FP), BX
	MOVQ out+32(FP), DI
	MOVQ outStride+40(FP), R11
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	XORQ AX, AX
	TESTQ CX, CX
	JZ store1
pair1:
	VMOVDQU (BX), Y8
	VMOVDQU 32(BX), Y9
	VPBROADCASTD (SI)(AX*4), Y10
	VPMADDWD Y8, Y10, Y11
	VPADDD Y11, Y0, Y0
	VPMADDWD Y9, Y10, Y12
	VPADDD Y12, Y1, Y1
	ADDQ $64, BX
	INCQ AX
	CMPQ AX, CX
	JNE pair1
store1:
	VMOVDQU Y0, (DI)
	VMOVDQU Y1, 32(DI)
	VZEROUPPER
	RET
